package producerconsumer.model;

import java.util.List;

/// With room for two, and full at first.
public class FullChannelModel extends ChannelModel {

    /// Holds 1 and 2, in this order.
    public FullChannelModel() {
        super(2, List.of(1, 2));
    }
}
