/// What the calendar's owner answered to an invitation, under each of the addresses.
internal struct OwnerAnswers: Hashable {
    internal var hasDeclined = false
    internal var hasOther = false

    /// Whether no address of the owner takes part any more.
    internal var isDeclined: Bool { hasDeclined && !hasOther }
}
