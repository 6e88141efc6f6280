/// What a requester may do with a provider.
enum ProviderPermission {
    /// Change it and all that belongs to it: the provider itself and admins.
    case manage
}
