//! Article text to facts: the stages in order.
