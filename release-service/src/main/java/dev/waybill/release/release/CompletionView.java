package dev.waybill.release.release;

/** A step of setting releases up: {@code tag}, {@code repo}, {@code commit} or {@code deploy}. */
record CompletionView(String step, boolean complete) {}
