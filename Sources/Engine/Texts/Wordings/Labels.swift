/// The words beside facts and on buttons, in one language.
struct Labels {
    let service, when, yourTime, previously, furtherDates, provider, client, place, amount, refund, reason: String
    let openBooking, pay, review, readReview, answer, bookAgain, stopReminders, resumeReminders: String
}
