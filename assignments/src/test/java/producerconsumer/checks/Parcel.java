package producerconsumer.checks;

/// Something to work on, of which only one thread has hold.
final class Parcel {

    int weight;
}
