/// The model solution of the pools assignment.
package pools;
