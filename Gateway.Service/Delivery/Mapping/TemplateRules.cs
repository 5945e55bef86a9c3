using Fluid;
using Fluid.Ast;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Reads a template without running it: names that do not exist, filters that are not there, loops over numbers.</summary>
internal sealed class TemplateRules(FieldNode model) : AstVisitor
{
    private static readonly string[] Words = ["forloop", "empty", "blank", "nil", "null", "true", "false"];

    private readonly Dictionary<string, FieldNode> _own = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Check(IFluidTemplate template)
    {
        VisitTemplate(template);
        return [.. _problems];
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        _own[forStatement.Identifier] = NodeOf(forStatement.Source) ?? FieldNode.Anything;
        return base.VisitForStatement(forStatement);
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        _own[assignStatement.Identifier] = NodeOf(assignStatement.Value) ?? FieldNode.Anything;
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        _own[captureStatement.Identifier] = new FieldNode();
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        _problems.Add("a loop over numbers (1..n) is not allowed: it takes memory before it takes steps");
        return base.VisitRangeExpression(rangeExpression);
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!Sandbox.Knows(filterExpression.Name))
            _problems.Add($"there is no filter {filterExpression.Name}");
        return base.VisitFilterExpression(filterExpression);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        Resolve(memberExpression, tell: true);
        return base.VisitMemberExpression(memberExpression);
    }

    private FieldNode? NodeOf(Expression expression) => expression is MemberExpression member ? Resolve(member, tell: false) : null;

    /// <summary>Follows a path as far as it can be known. Null when it leads nowhere, or where only running it would tell.</summary>
    private FieldNode? Resolve(MemberExpression path, bool tell)
    {
        if (path.Segments.Count == 0 || path.Segments[0] is not IdentifierSegment first)
            return null;
        if (Words.Contains(first.Identifier))
            return FieldNode.Anything;
        var node = _own.GetValueOrDefault(first.Identifier) ?? model.Find(first.Identifier);
        var text = first.Identifier;
        foreach (var segment in path.Segments.Skip(1))
        {
            if (node is null)
                break;
            if (segment is not IdentifierSegment { Identifier: var name })
                continue;
            text += $".{name}";
            if (name is not ("size" or "first" or "last"))
                node = node.Find(name);
        }

        if (node is null && tell)
            _problems.Add($"there is no {text}{Near(text)}");
        return node;
    }

    private string Near(string text)
    {
        var (all, name) = (new List<string>(), text.Split('.')[^1]);
        Collect(model, "", all);
        return Configuration.NearestName.Of(name, all.Select(path => path.Split('.')[^1]).Distinct()) is { } near ? $"; did you mean {all.First(path => path.EndsWith(near, StringComparison.Ordinal))}?" : "";
    }

    private static void Collect(FieldNode node, string path, List<string> all)
    {
        foreach (var (name, child) in node.Children)
        {
            all.Add(path + name);
            Collect(child, $"{path}{name}.", all);
        }
    }
}
