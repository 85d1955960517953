/// The model solution of the topic `deadlock`.
package deadlock;
