"""A medborgarbudget's rounds, their steps and the decisions about them."""
