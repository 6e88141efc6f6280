package import CPolicyHost

/// Compiles and evaluates policies, which strangers wrote, without trusting them.
///
/// Every evaluation runs the script from its first line in an environment of its own and within fixed limits: 20,000
/// instructions and 256 KiB. Its outcome depends on the source and the booking alone. A host belongs to one thread or
/// one isolation domain at a time; hosts are cheap, and workers have one each.
public final class PolicyHost {
    /// How many policies stay compiled; one more and all are forgotten, to be compiled again when they are needed.
    private let capacity: Int

    private let handle: OpaquePointer
    package let result: UnsafeMutablePointer<policy_result>
    private var numbers: [PolicyVersion: Int32] = [:]
    private var latest: (version: PolicyVersion, number: Int32)?

    /// A host without policies.
    public convenience init() {
        self.init(capacity: 64)
    }

    /// A host without policies that keeps so many of them.
    package init(capacity: Int) {
        self.capacity = capacity
        LuaCheck.run()
        guard let handle = policy_host_create() else { preconditionFailure("there is no memory for a policy host") }
        self.handle = handle
        result = .allocate(capacity: 1)
        result.initialize(to: policy_result())
    }

    deinit {
        policy_host_destroy(handle)
        result.deallocate()
    }

    /// The policy that a source is.
    ///
    /// Checks its bytes, compiles it, and runs it once to see what it returns; `refund` is not called. Throws a
    /// `PolicyError` with code `.sourceTooLarge`, `.notText`, `.syntax`, `.shape`, `.runtime` or one of the limits.
    public func compile(source: PolicySource) throws(PolicyError) -> CompiledPolicy {
        try Inspection(of: source).policy()
    }

    /// What a policy grants for a booking, which must be valid.
    ///
    /// The script alone is asked: `decideRefund(for:under:)` holds the rules around it. Fails with code `.result` when
    /// the script returns anything but an integer from 0 to `paid`, with `.runtime` when it raises an error, and with
    /// one of the limits when it exceeds that.
    public func evaluate(_ policy: CompiledPolicy, _ booking: PolicyBooking) -> Result<Entitlement, PolicyError> {
        // The number alone goes into the closure, so that no reference to the policy's texts is counted.
        let number = number(of: policy)
        let status = booking.withPlainValues { run(number, $0) }
        guard status == policy_ok else { return .failure(PolicyError(result.pointee)) }
        return .success(Entitlement(amount: result.pointee.entitlement, reason: reason))
    }

    /// What the policy gave as its reason; asked of the length first, since the whole result is large to copy.
    package var reason: String? {
        result.pointee.text_length == 0 ? nil : result.pointee.reasonText
    }

    /// Leaves the outcome in `result`, without allocating unless the policy is new to this host.
    func run(_ policy: CompiledPolicy, _ booking: UnsafePointer<policy_booking>) -> policy_status {
        run(number(of: policy), booking)
    }

    /// The same for a policy by its number.
    package func run(_ number: Int32, _ booking: UnsafePointer<policy_booking>) -> policy_status {
        policy_host_evaluate(handle, number, booking, result)
    }

    /// Marks the lines that run, from the first on, in memory that outlives the host.
    func trace(_ reached: UnsafeMutableBufferPointer<UInt8>) {
        policy_host_trace(handle, reached.baseAddress, reached.count)
    }

    /// Bytes that compiled policies hold.
    var footprint: Int { policy_host_footprint(handle) }

    /// The number of a policy, good for as long as the host is asked about no more policies than it keeps.
    package func number(of policy: CompiledPolicy) -> Int32 {
        if let latest, latest.version == policy.version { return latest.number }
        let number = numbers[policy.version] ?? add(policy)
        latest = (policy.version, number)
        return number
    }

    private func add(_ policy: CompiledPolicy) -> Int32 {
        if numbers.count == capacity {
            policy_host_clear(handle)
            numbers.removeAll(keepingCapacity: true)
        }
        let number = policy.source.bytes.withUnsafeBytes { bytes in
            policy_host_add(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        precondition(number >= 0, "there is no memory for another policy")
        numbers[policy.version] = number
        return number
    }
}
