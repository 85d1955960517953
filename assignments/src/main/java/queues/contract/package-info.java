/// What the queues assignment asks for.
package queues.contract;
