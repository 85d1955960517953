/// Bank and allocator as one thread sees them.
package deadlock.model;
