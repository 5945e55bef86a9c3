using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Logs;

namespace EdgeGateway.Service.Support;

/// <summary>
/// The configuration in force without secrets and without people. Made from the options and not from the file, whose comments may hold anything. Pure.
/// </summary>
internal static class ConfigurationExtract
{
    private const string Hidden = "***";

    // Names of people and firms, numbers that lead to them, and places of cameras: support needs none of it.
    private static readonly string[] Private = ["operator", "storeName", "licenceNumber", "creditCode", "userName", "longitude", "latitude", "location", "responsibleUnit", "legalBasis"];

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(GatewayOptions options, Scrubber scrubber) => Of(options, scrubber)!.ToJsonString(Written);

    private static JsonNode? Of(object? value, Scrubber scrubber) => value switch
    {
        null => null,
        string text => JsonValue.Create(scrubber.Clean(text)),
        bool yes => JsonValue.Create(yes),
        Enum or TimeSpan or DateOnly or TimeOnly => JsonValue.Create(string.Format(CultureInfo.InvariantCulture, "{0}", value)),
        int or long or ushort or float or double or decimal => JsonValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => Of(item, scrubber))]),
        _ => Group(value, scrubber),
    };

    private static JsonObject Group(object options, Scrubber scrubber)
    {
        var group = new JsonObject();
        foreach (var property in OptionProperty.Of(options.GetType()))
        {
            var value = property.Property.GetValue(options);
            group[property.Name] = Private.Contains(property.Name) && value is not null and not "" ? JsonValue.Create(Hidden) : Of(value, scrubber);
        }

        return group;
    }
}
