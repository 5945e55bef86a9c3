using EdgeGateway.Service.Cases.Limits;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Cases;

/// <summary>Data files that fill in a case.</summary>
internal sealed record CaseTables(DueTable Due, GridMap Grid)
{
    /// <summary>No limits, no map.</summary>
    public static CaseTables None { get; } = new(DueTable.None, GridMap.None);

    /// <exception cref="InvalidDataException">A file that the check of the configuration found good is not any more.</exception>
    public static CaseTables Load(GatewayOptions options)
    {
        var hours = WorkHours.Of(options.Cases, new WorkCalendar(options.Calendar));
        return new(
            options.Cases.LimitFile is { } limits ? DueTable.Read(File.ReadAllBytes(limits), hours) : DueTable.None,
            options.Cases.GridFile is { } grid ? GridMap.Read(File.ReadAllBytes(grid)) : GridMap.None);
    }
}
