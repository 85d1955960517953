/// The model solution of the producerconsumer assignment.
package producerconsumer;
