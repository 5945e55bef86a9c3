namespace EdgeGateway.Service.Journal;

/// <summary>
/// Tables a feature keeps in the journal's file. Each feature registers one; migrations run in order, forward only, inside one
/// transaction, before anything is committed. Never change a migration that has been released: append another.
/// </summary>
/// <param name="Name">Folder name of the feature, like <c>checkout</c>.</param>
/// <param name="Migrations">SQL scripts; index + 1 is the schema version they lead to.</param>
public sealed record SchemaModule(string Name, IReadOnlyList<string> Migrations);
