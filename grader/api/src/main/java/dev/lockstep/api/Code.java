package dev.lockstep.api;

/// The compiled code of a submission, for a check that is marked with [Structure]. A requirement that is not met fails the
/// check, with the lines that break it.
public interface Code {

    /// What may run when a class is used: its own methods, and those of the submission that they may come to call.
    ///
    /// @param simpleName of a class in the topic's own package
    Code of(String simpleName);

    /// Requires that nothing of the JDK is used but building blocks that a list allows. The list holds beside the one that
    /// holds for every topic, and is written as that one, a line for each rule:
    ///
    /// - `allow TYPE ...` these types, with all their members; `*`, once in a type, stands for any name in a package;
    /// - `allow TYPE ... only MEMBER ...` these types with these members alone;
    /// - `deny TYPE ... because REASON` these types, although a line allows them;
    /// - `deny TYPE ... members MEMBER ... because REASON` these members of the types and of their subtypes.
    ///
    /// A line that is indented goes on with the one before it. What a class of the submission inherits from the JDK is the
    /// JDK's, under whatever name it is called.
    void usesOnly(String blocks);

    /// Requires that no monitor is entered, by a `synchronized` method or block.
    void entersNoMonitor();

    /// Whether a method of the JDK is called, on an object of this type or of any subtype.
    boolean calls(Class<?> type, String method);

    /// Requires that something is so. What is missing stands on no line: the finding names the class instead.
    ///
    /// @param complaint what there is to say if it is not so, such as "it never waits in a monitor"
    void require(boolean met, String complaint);
}
