using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Training;

namespace EdgeGateway.Service.Web.Till;

/// <summary>Which basket the parts of a till page work on: the real one, or that of an exercise. Cascades down the page.</summary>
public sealed class TillHandle
{
    internal TillHandle(CheckoutSession session, TrainingTill? exercise = null) => (Session, Exercise) = (session, exercise);

    internal CheckoutSession Session { get; }

    /// <summary>Null on the real till.</summary>
    internal TrainingTill? Exercise { get; }
}
