/// What the coroutines assignment asks for.
package coroutines.contract;
