/// Small structures, correct and wrong, which the engine and Lincheck are asked about. Written as a student would, and
/// loaded instrumented, so outside `dev.lockstep`.
package structures;
