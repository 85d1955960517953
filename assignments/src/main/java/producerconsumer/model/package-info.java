/// The channel as one thread sees it.
package producerconsumer.model;
