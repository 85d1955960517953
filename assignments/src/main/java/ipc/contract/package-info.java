/// What the ipc assignment asks for.
///
/// **Processes.** Processes share nothing but the bytes of the links between them: what one of them has in its memory, another
/// does not see. In most checks of this topic they are groups of threads in one JVM; in some they are JVMs of their own,
/// and may be killed. So no class keeps anything in a static field that changes, be it the field or what it refers to.
///
/// **Interrupts.** Nobody interrupts a thread that is in one of these calls; what came of it is open.
///
/// **Arguments.** A method throws [NullPointerException] if an argument is null, and has changed and sent nothing then.
package ipc.contract;
