/// The words on pages that need nothing inserted, in one language.
public struct PageLabels: Sendable {
    /// Of every page, and of those on which a visit begins.
    public let skipToContent, language, optional, chooseProvider, noProviders, services, noServices: String
    /// Of services and months.
    public let freeOfCharge, previousMonth, nextMonth, nextFreeDay, noTimes: String
    /// Of the form.
    public let yourDetails, name, email, emailHint, phone, bring, documentHint, choose, yes, no, changeTime: String
    /// Beside facts.
    public let price, dueNow, paid, refund, with, cancellationPolicy: String
    /// Why a form comes back.
    public let checkDetails, slotTaken, slotTakenHelp, slotGone, policyChanged, priceChanged, formReused: String
    /// How a booking stands that is to come.
    public let confirmed, requested, requestedHelp, paymentNeeded, held, heldHelp: String
    /// How a booking stands that is over.
    public let cancelled, completed, noShow, expired: String
    /// What can be done with a booking.
    public let keepAddress, addToCalendar, bookAgain: String
    /// Of notifications in this browser.
    public let push, pushOn, pushOff, pushRefused: String
    /// Of moving and cancelling.
    public let move, chooseNewTime, moved, moveRefused, cancel, cancelQuestion, keepBooking, reason: String
    /// What cancelling gives back.
    public let refundNothing, refundNotPaid, refundUndecided, curveCaption, curveWhen, curveAfterwards: String
    /// Of holds and payments.
    public let confirmHold, payLater: String
    /// What went wrong, and what to do.
    public let notFound, notFoundHelp, refusedSource, refusedSourceHelp: String
    /// The same, where waiting helps.
    public let tooMany, tooManyHelp, failed, failedHelp: String
    /// Of changes in between, and of buttons.
    public let wrongState, toStart, more, bookNow, requestNow: String
    /// After the payment.
    public let thanks, thanksHelp: String
}
