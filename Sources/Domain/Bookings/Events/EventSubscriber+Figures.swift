extension EventSubscriber {
    /// Counts the figures of providers.
    ///
    /// That a booking is confirmed changes none of them: it counts from when it was made.
    package static let figures = EventSubscriber(
        name: "figures",
        kinds: [
            .bookingCreated, .bookingDeclined, .bookingRescheduled, .bookingCancelled, .bookingCompleted,
            .bookingNoShow, .bookingExpired, .paymentSucceeded, .refundDecided,
        ],
        isGathered: true
    )
}
