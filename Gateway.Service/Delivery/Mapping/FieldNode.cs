using System.Text.Json.Serialization.Metadata;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Names that exist below a place in an event. A list has the names of its elements.</summary>
internal sealed class FieldNode
{
    /// <summary>Anything may be below it: a dictionary, or an event whose data this program does not describe.</summary>
    public bool Open { get; private set; }

    public bool List { get; private init; }

    public SortedDictionary<string, FieldNode> Children { get; } = new(StringComparer.Ordinal);

    public static FieldNode Anything => new() { Open = true };

    public static FieldNode With(params string[] names)
    {
        var node = new FieldNode();
        foreach (var name in names)
            node.Children[name] = new FieldNode();
        return node;
    }

    /// <summary>The names an event's data can have.</summary>
    public static FieldNode Of(JsonTypeInfo contract)
    {
        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Object:
                var node = new FieldNode();
                foreach (var property in contract.Properties)
                    node.Children[property.Name] = Of(contract.Options.GetTypeInfo(property.PropertyType));
                return node;
            case JsonTypeInfoKind.Enumerable:
                var list = new FieldNode { List = true };
                list.Add(Of(contract.Options.GetTypeInfo(contract.ElementType!)));
                return list;
            case JsonTypeInfoKind.Dictionary:
                return Anything;
            default:
                return new FieldNode();
        }
    }

    /// <summary>Adds the names of another node.</summary>
    public void Add(FieldNode other)
    {
        Open |= other.Open;
        foreach (var (name, child) in other.Children)
        {
            if (Children.TryGetValue(name, out var mine))
                mine.Add(child);
            else
                Children[name] = child;
        }
    }

    /// <summary>The node behind a name, made when it is not there.</summary>
    public FieldNode Below(string name) => Children.TryGetValue(name, out var below) ? below : Children[name] = new FieldNode();

    /// <summary>The node behind a name; null when there is none of that name.</summary>
    public FieldNode? Find(string name) => Children.GetValueOrDefault(name) ?? (Open ? Anything : null);

}
