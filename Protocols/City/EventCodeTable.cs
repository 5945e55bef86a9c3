using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.City;

/// <summary>The table as it is in the file, checked against the checksum the file carries.</summary>
internal sealed record EventCodeTable(IReadOnlyList<CityEvent> Events, string Digest)
{
    /// <exception cref="InvalidDataException">The file was changed without its checksum.</exception>
    public static EventCodeTable Load()
    {
        using var file = typeof(EventCodeTable).Assembly.GetManifestResourceStream("City.event-codes.json")!;
        return From(JsonSerializer.Deserialize(file, CityJson.Default.EventCodeFile)!);
    }

    internal static EventCodeTable From(EventCodeFile file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', file.Events.Select(Line)))));
        if (digest != file.Sha256)
            throw new InvalidDataException($"event-codes.json was changed without its checksum: its rows give {digest}");
        return new EventCodeTable([.. file.Events.Select(ToEvent)], digest);
    }

    private static CityEvent ToEvent(EventCodeRow row) =>
        new(row.Category, new Bilingual(row.Zh, row.En), row.Codes, row.EventSort ?? [], row.AlarmType);

    private static string Line(EventCodeRow row) => string.Join('|',
        new[] { row.Category, row.Zh, row.En, row.AlarmType?.ToString() ?? "", string.Join(',', row.EventSort ?? []) }
            .Concat(row.Codes.Select(code => string.Join(':', code.StandardRef, code.Kind, code.Code, code.Name, code.Status))));
}
