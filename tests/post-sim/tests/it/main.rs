//! The courier's carriers and the stand-in, over loopback: what the one hands over, the other has received.

mod carriers;
mod control;
mod faults;
mod world;
