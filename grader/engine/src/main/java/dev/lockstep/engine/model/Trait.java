package dev.lockstep.engine.model;

/// What else there is to know of a method, or of all methods of a class.
public enum Trait {
    /// Takes a lock or gives it back, waits or signals: changes no data.
    LOCKING,
    /// Returns a part of the object, or another face of it.
    VIEW,
    /// Returns something with a place of its own in the object: an iterator.
    CURSOR,
    /// Reads its argument, inside of whatever it holds itself.
    ARGUMENT,
    /// Asks its object and its argument for their text, and what these hold in turn: the text of a list is made of the texts of
    /// its elements.
    DEEP,
    /// Asks not for a text, but for a hash code, or whether objects are equal.
    COMPARES,
    /// Asks arrays, too, that it comes to in turn.
    ARRAYS,
    /// Looks for its argument by its hash code, its order or whether it is equal: reads it, and what it holds in turn. It asks
    /// the argument alone, as who [#COMPARES] does.
    KEY,
    /// Of a class: tells objects apart by identity alone.
    IDENTITY,
    /// Goes through its argument with an iterator, which mostly takes no monitor.
    ITERATES,
    /// Is done with its argument before it takes its own monitor.
    FIRST,
    /// Its iterators take its monitor, or have to be asked for while holding it.
    WALKED_LOCKED,
    /// Reads or writes what the scheduler does not see: the fields of whatever object it is given, what belongs to the whole
    /// JVM, files.
    UNSEEN,
    /// Writes to its argument.
    FILLS,
    /// Moves its object on, whatever it does to what that goes through.
    MOVES,
    /// Returns an object that keeps its contents in the argument.
    BACKED,
    /// Others can see when it happens, though its object is a thread.
    POINT,
    /// Starts a thread.
    STARTS,
    /// Asks whether a thread is interrupted.
    ASKS_INTERRUPT,
    /// Its result is a value, though it be `false`. Of others `false` says that nothing was changed.
    VALUE,
    /// Null, or 0, says that nothing was changed.
    FAILS,
    /// May call back while the JDK holds a lock that is not modelled.
    PINNED,
    /// Takes no monitor, though others of its class do, and needs none.
    FREE,
    /// Takes no monitor, though others of its class do, and whoever calls it should have taken it.
    BARE,
    /// Waits until another thread wakes it.
    WAITS,
    /// Wakes threads that wait.
    SIGNALS,
    /// ... all of them.
    ALL,
    /// Begins, validates or ends an optimistic read.
    BEGINS_READING,
    VALIDATES,
    ENDS_READING,
    /// Orders less than a volatile access does, or fails now and then for no reason; is run as if it did not.
    WEAK,
    /// A variable that can be asked for its value at any time.
    ATOMIC,
    /// Calls back code of the program's, such as `equals` or a comparator, that others' calls have to be ordered with.
    CALLS_BACK,
    /// Has to do with other objects of the JDK.
    ENTANGLED,
    /// Reads what belongs to the thread that calls it alone.
    CONFINED,
    /// Its methods that are not named change nothing.
    SETTLED,
    /// Of a class: who replaces one of its elements, or of its values, changes nothing else.
    ELEMENTS,
    /// Reads or replaces the element, or the value, that its first argument names.
    ELEMENT,
    /// Reads how many elements there are, or which keys, and no element or value.
    STRUCTURE,
    /// Draws numbers by chance: another time the program would go on otherwise.
    DRAWS,
    /// Keeps a state that only its own thread sees, or calls what is not known.
    OPAQUE
}
