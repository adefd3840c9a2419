/* demo-misbehaviour.c: what the device is told to do wrong
 *
 * This is the list of rules only. What each does to an answer is in demo-mangle.c and demo-server.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-misbehaviour.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *fallback; /* the value without `=`; NULL where the name takes none */
  const char *help;
} Kind;

static const Kind kinds[] = {
  { "slow", "3000", "answers after so many milliseconds" },
  { "stall", NULL, "never answers" },
  { "reset", NULL, "closes the connection instead of answering" },
  { "reset-body", NULL, "does what is asked, then resets the connection within the body" },
  { "error-500", NULL, "HTTP 500 with an envelope" },
  { "html-error", NULL, "HTTP 502 with a web page" },
  { "html-200", NULL, "HTTP 200 with a web page" },
  { "empty-body", NULL, "HTTP 200 with nothing" },
  { "not-envelope", NULL, "JSON without the envelope" },
  { "code-not-zero", NULL, "HTTP 200 whose code is 500" },
  { "refuse", NULL, "HTTP 400 with a message" },
  { "unauthorized-after", "0", "HTTP 401 from the request after so many" },
  { "truncated-json", NULL, "half of the JSON" },
  { "wrong-types", NULL, "members of other types than documented" },
  { "huge-answer", "60", "an answer of so many megabytes" },
  { "invalid-utf8", NULL, "texts that are not UTF-8" },
  { "duplicate-ids", NULL, "pages that repeat rows" },
  { "shrinking-pages", NULL, "count says more than the pages hold" },
  { "deep-nesting", "100000", "so many nested brackets" },
  { "long-number", "1000000", "a number of so many digits" },
  { "cross-host-redirect", "https://localhost:1/", "HTTP 302 to this address" },
  { "hostile-names", NULL, "recordings named like ../../etc/passwd" },
  { "truncated-download", NULL, "files end in the middle" },
  { "no-ranges", NULL, "files come whole, whatever part is asked for" },
  { "query-token-only", NULL, "files want the token in the address, not in the header" },
};

typedef struct
{
  const Kind *kind;
  char *value;
  char *prefix;
  int times; /* how often still; -1 without end */
  guint seen;
} Rule;

struct _DemoMisbehaviour
{
  GPtrArray *rules; /* owned Rule */
};

struct _DemoFaults
{
  GHashTable *values; /* static name → owned text or NULL */
};

static void
rule_free (Rule *rule)
{
  g_free (rule->value);
  g_free (rule->prefix);
  g_free (rule);
}

static const Kind *
find_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].name, name) == 0)
        return &kinds[i];
    }
  return NULL;
}

/** demo_misbehaviour_new: Returns: (transfer full): a device that behaves */
DemoMisbehaviour *
demo_misbehaviour_new (void)
{
  DemoMisbehaviour *self = g_new0 (DemoMisbehaviour, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  return self;
}

/** demo_misbehaviour_free: frees the rules */
void
demo_misbehaviour_free (DemoMisbehaviour *self)
{
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * demo_misbehaviour_add:
 * @self: the rules
 * @what: a name, or `name=value`
 * @prefix: (nullable): what the paths concerned begin with; %NULL for all
 * @times: how many requests it lasts, -1 without end
 * @error: return location
 *
 * Returns: %FALSE if there is no such misbehaviour
 */
gboolean
demo_misbehaviour_add (DemoMisbehaviour *self,
                       const char *what,
                       const char *prefix,
                       int times,
                       GError **error)
{
  const char *equals = strchr (what, '=');
  g_autofree char *name = equals != NULL ? g_strndup (what, equals - what) : g_strdup (what);
  const Kind *kind = find_kind (name);
  Rule *rule;

  if (kind == NULL || (equals != NULL && kind->fallback == NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no such misbehaviour: %s", what);
      return FALSE;
    }
  rule = g_new0 (Rule, 1);
  rule->kind = kind;
  rule->value = g_strdup (equals != NULL ? equals + 1 : kind->fallback);
  rule->prefix = g_strdup (prefix != NULL ? prefix : "");
  rule->times = times;
  g_ptr_array_add (self->rules, rule);
  return TRUE;
}

/**
 * demo_misbehaviour_add_option:
 * @self: the rules
 * @option: `NAME[=VALUE][:PATH-PREFIX]`
 * @error: return location
 *
 * Returns: %FALSE if there is no such misbehaviour
 */
gboolean
demo_misbehaviour_add_option (DemoMisbehaviour *self, const char *option, GError **error)
{
  const char *split = NULL;
  g_autofree char *what = NULL;

  /* A value may be an address, whose `://` is no path. */
  for (const char *p = strstr (option, ":/"); p != NULL; p = strstr (p + 1, ":/"))
    {
      if (p[2] != '/')
        split = p;
    }
  what = split != NULL ? g_strndup (option, split - option) : g_strdup (option);
  return demo_misbehaviour_add (self, what, split != NULL ? split + 1 : NULL, -1, error);
}

/**
 * demo_misbehaviour_remove:
 * @self: the rules
 * @name: (nullable): which; %NULL for all
 *
 * Returns: how many rules are gone
 */
guint
demo_misbehaviour_remove (DemoMisbehaviour *self, const char *name)
{
  guint n = 0;

  for (guint i = self->rules->len; i-- > 0;)
    {
      Rule *rule = g_ptr_array_index (self->rules, i);

      if (name != NULL && strcmp (rule->kind->name, name) != 0)
        continue;
      g_ptr_array_remove_index (self->rules, i);
      n++;
    }
  return n;
}

/**
 * demo_misbehaviour_is_on:
 * @self: the rules
 * @name: a misbehaviour
 * @path: a request's path
 *
 * Does not count as one of the times.
 *
 * Returns: whether it would concern a request for @path
 */
gboolean
demo_misbehaviour_is_on (DemoMisbehaviour *self, const char *name, const char *path)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      Rule *rule = g_ptr_array_index (self->rules, i);

      if (rule->times != 0 && strcmp (rule->kind->name, name) == 0 && g_str_has_prefix (path, rule->prefix))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_still_waiting (Rule *rule)
{
  return strcmp (rule->kind->name, "unauthorized-after") == 0 &&
         rule->seen++ < g_ascii_strtoull (rule->value, NULL, 10);
}

/**
 * demo_misbehaviour_take:
 * @self: the rules
 * @path: a request's path
 *
 * Returns: (transfer full): what goes wrong with this request; it counts as one of the times
 */
DemoFaults *
demo_misbehaviour_take (DemoMisbehaviour *self, const char *path)
{
  DemoFaults *faults = g_new0 (DemoFaults, 1);

  faults->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < self->rules->len; i++)
    {
      Rule *rule = g_ptr_array_index (self->rules, i);

      if (!g_str_has_prefix (path, rule->prefix) || rule->times == 0 || is_still_waiting (rule))
        continue;
      g_hash_table_insert (faults->values, (gpointer) rule->kind->name, g_strdup (rule->value));
      if (rule->times > 0)
        rule->times--;
    }
  return faults;
}

/** demo_misbehaviour_describe_all: Returns: (transfer full): a line for each name, for `--help` */
char *
demo_misbehaviour_describe_all (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name =
        g_strconcat (kinds[i].name, kinds[i].fallback != NULL ? "=" : NULL, kinds[i].fallback, NULL);

      g_string_append_printf (text, "  %-42s %s\n", name, kinds[i].help);
    }
  return g_string_free (text, FALSE);
}

/** demo_faults_has: Returns: whether @name is one of them */
gboolean
demo_faults_has (DemoFaults *self, const char *name)
{
  return g_hash_table_contains (self->values, name);
}

/** demo_faults_get_text: Returns: (nullable) (transfer none): the value of @name */
const char *
demo_faults_get_text (DemoFaults *self, const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

/** demo_faults_get_number: Returns: the value of @name, 0 if it is not one of them */
guint
demo_faults_get_number (DemoFaults *self, const char *name)
{
  const char *text = demo_faults_get_text (self, name);

  return text != NULL ? (guint) MIN (g_ascii_strtoull (text, NULL, 10), 100000000) : 0;
}

/** demo_faults_free: frees them */
void
demo_faults_free (DemoFaults *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}
