package dev.lockstep.controller;

import dev.lockstep.wire.Order;

/// A topic of a submission, as workers are prepared with it. Equal only to itself: the classes lie in a folder of its
/// own.
///
/// @param turn units of a lower turn go first
record Unit(int turn, Order.Prepare target) {}
