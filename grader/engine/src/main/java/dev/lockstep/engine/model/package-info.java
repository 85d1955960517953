/// What the JDK's classes do, as far as threads can tell: which objects a call reads or writes, what it orders, where it
/// waits. [dev.lockstep.engine.model.Model] answers, from tables: one a family of classes, one line a group of methods.
///
/// A call that no table describes is taken to change the object that it is made on. What tasks and futures order inside
/// of the JDK is told by a table of its own, `jdk.TaskOrder`.
@NullMarked
package dev.lockstep.engine.model;

import org.jspecify.annotations.NullMarked;
