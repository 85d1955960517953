/// What the producerconsumer assignment is graded by.
package producerconsumer.checks;
