#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| slotkey_fuzz::slot_query(input));
