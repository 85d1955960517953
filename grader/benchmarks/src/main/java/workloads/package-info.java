/// What is measured: structures whose operations several threads call. Written as a student would, and loaded
/// instrumented, so outside `dev.lockstep`.
package workloads;
