using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout;

/// <summary>经手人: whose sales, returns and stock-ins these are. After a restart whoever made the last sale is still on duty.</summary>
/// <param name="store">Names that may be chosen.</param>
/// <param name="last">Who made the last sale; null when nobody knows.</param>
internal sealed class ClerkOnDuty(CheckoutOptions store, Func<string?> last)
{
    private readonly Lock _gate = new();
    private string? _name;

    /// <summary>Somebody else is on duty.</summary>
    public event Action? Changed;

    /// <summary>Never empty.</summary>
    public IReadOnlyList<string> Names { get; } = store.Operators.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct().ToList() is { Count: > 0 } names ? names : [store.Operator];

    public string Name
    {
        get
        {
            lock (_gate)
                return _name ??= Names.Count > 1 && last() is { } name && Names.Contains(name) ? name : Names[0];
        }
    }

    /// <summary>False when there is no such name.</summary>
    public bool Choose(string name)
    {
        if (!Names.Contains(name))
            return false;
        lock (_gate)
            _name = name;
        Changed?.Invoke();
        return true;
    }

    /// <summary>The one after, and after the last the first.</summary>
    public void Next() => Choose(Names[(Names.ToList().IndexOf(Name) + 1) % Names.Count]);

    /// <summary>Of the newest sale in the journal; null while it cannot be read.</summary>
    public static Func<string?> LastIn(JournalStore journal) => () =>
    {
        try
        {
            return journal.Read(connection =>
            {
                using var command = connection.Command("SELECT operator FROM sale ORDER BY seq DESC LIMIT 1");
                return command.ExecuteScalar() as string;
            });
        }
        catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
        {
            return null;
        }
    };
}
