package import CivilTime

/// Which part of a list to answer.
package struct Page<Object>: Sendable {
    /// 1 to 100.
    package var limit: Int
    /// Those that come after this one.
    package var after: StripeID<Object>?
    /// Only what was created at or after this time.
    package var createdFrom: Instant?
    /// Only what was created before this time.
    package var createdBefore: Instant?

    package init(
        limit: Int = 100,
        after: StripeID<Object>? = nil,
        createdFrom: Instant? = nil,
        createdBefore: Instant? = nil
    ) {
        precondition((1...100).contains(limit), "a page has 1 to 100 objects")
        self.limit = limit
        self.after = after
        self.createdFrom = createdFrom
        self.createdBefore = createdBefore
    }

    func add(to form: inout Form) {
        form.add("limit", Int64(limit))
        form.add("starting_after", after?.rawValue)
        form.add("created[gte]", createdFrom)
        form.add("created[lt]", createdBefore)
    }
}
