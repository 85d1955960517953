/// The model solution of the coroutines assignment.
package coroutines;
