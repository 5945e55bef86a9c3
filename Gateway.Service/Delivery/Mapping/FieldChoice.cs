using System.Text.Json;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Picks the allowed fields out of an event's data and turns them into plain values: dictionaries, lists, text, numbers, yes or no.</summary>
internal sealed class FieldChoice
{
    private readonly Dictionary<string, FieldChoice> _below = new(StringComparer.Ordinal);

    /// <summary>Everything below this place.</summary>
    private bool _whole;

    /// <param name="fields">Paths with dots; lists need no word of their own. Empty: everything.</param>
    public static FieldChoice Of(IReadOnlyList<string> fields)
    {
        var root = new FieldChoice { _whole = fields.Count == 0 };
        foreach (var field in fields)
        {
            var place = root;
            foreach (var name in field.Split('.'))
            {
                if (!place._below.TryGetValue(name, out var next))
                    place._below[name] = next = new FieldChoice();
                place = next;
            }

            place._whole = true;
        }

        return root;
    }

    /// <exception cref="InvalidOperationException">A text is no Unicode.</exception>
    public object? Pick(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Pick(value.EnumerateObject()),
        JsonValueKind.Array => value.EnumerateArray().Select(Pick).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private Dictionary<string, object?> Pick(JsonElement.ObjectEnumerator members)
    {
        var picked = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (_whole)
                picked[member.Name] = Pick(member.Value);
            else if (_below.TryGetValue(member.Name, out var below))
                picked[member.Name] = below.Pick(member.Value);
        }

        return picked;
    }
}
