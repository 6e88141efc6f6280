/// What a requester may do with a policy.
enum PolicyPermission {
    /// Read it: anybody a standard policy; its provider, admins and finance an uploaded one.
    case view
}
