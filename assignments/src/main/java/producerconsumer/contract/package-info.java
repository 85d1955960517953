/// What the producerconsumer assignment asks for.
package producerconsumer.contract;
