package dev.lockstep.worker;

import java.util.List;

import dev.lockstep.api.Link;
import dev.lockstep.api.ThisProcess;

/// A process, as its role sees it.
///
/// @param peers whom it is linked with, by their names
/// @param links in the same order
/// @param told takes what it tells
record Here(String name, List<String> peers, List<Link> links, List<String> told) implements ThisProcess {

    @Override
    public Link linkTo(String process) {
        var number = peers.indexOf(process);
        if (number < 0) {
            throw new InvalidCheck(name + " is not linked with " + process);
        }
        return links.get(number);
    }

    @Override
    public void tell(Object what) {
        told.add(String.valueOf(what));
    }
}
