/// What the pools assignment asks for.
package pools.contract;
