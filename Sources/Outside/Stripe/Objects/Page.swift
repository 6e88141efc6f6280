/// Which part of a list to answer.
package struct Page<Object>: Sendable {
    /// 1 to 100.
    package var limit: Int
    /// Those that come after this one.
    package var after: StripeID<Object>?
    /// Only what was created at or after this time, in unix seconds.
    package var createdFrom: Int64?
    /// Only what was created before this time, in unix seconds.
    package var createdBefore: Int64?

    package init(
        limit: Int = 100,
        after: StripeID<Object>? = nil,
        createdFrom: Int64? = nil,
        createdBefore: Int64? = nil
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
