/// The model solution of the topic `locks`.
package locks;
