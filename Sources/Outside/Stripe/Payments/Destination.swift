/// Where the money of a charge goes: to a connected account, less the platform's fee.
package struct Destination: Sendable {
    package var account: ConnectedAccount.ID
    /// What the platform keeps, in minor units; at most the amount.
    package var applicationFee: Int64?
    /// Whether the charge is settled as the account's own, as it must be across regions.
    package var isOnBehalf: Bool

    package init(account: ConnectedAccount.ID, applicationFee: Int64? = nil, isOnBehalf: Bool = false) {
        self.account = account
        self.applicationFee = applicationFee
        self.isOnBehalf = isOnBehalf
    }

    /// Adds the fields within the object called `prefix`, or at the top.
    func add(to form: inout Form, in prefix: String? = nil) {
        func name(_ field: String, _ inner: String = "") -> String {
            (prefix.map { "\($0)[\(field)]" } ?? field) + inner
        }
        form.add(name("transfer_data", "[destination]"), account.rawValue)
        form.add(name("application_fee_amount"), applicationFee)
        if isOnBehalf { form.add(name("on_behalf_of"), account.rawValue) }
    }
}
