/* test-forward-graph.c: what is warned of when calls are forwarded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-forward-graph.h"

/* Forwards are written `201>205`, `201=always>205` or `-201>205`, which is switched off. */
static PbxForward *
forward_new (const char *text, gint64 id)
{
  PbxForward *forward = pbx_forward_new ();
  gboolean enable = *text != '-';
  g_auto (GStrv) ends = g_strsplit (enable ? text : text + 1, ">", 2);
  g_auto (GStrv) start = g_strsplit (ends[0], "=", 2);

  g_object_set (forward, "id", id, "exten", start[0], "type", start[1] != NULL ? start[1] : "busy", "dest",
                ends[1], "enable", enable, NULL);
  return forward;
}

/* 2xx are extensions, 299 is disabled, 298 and 297 have no phone; longer numbers are outside. */
static PbxNumberFacts
facts_cb (const char *number, gpointer user_data)
{
  if (strlen (number) > 3)
    return PBX_NUMBER_OUTSIDE;
  if (*number != '2')
    return PBX_NUMBER_UNKNOWN;
  if (g_str_equal (number, "299"))
    return PBX_NUMBER_EXTENSION | PBX_NUMBER_DISABLED | PBX_NUMBER_UNREGISTERED;
  if (g_str_equal (number, "298") || g_str_equal (number, "297"))
    return PBX_NUMBER_EXTENSION | PBX_NUMBER_UNREGISTERED;
  return PBX_NUMBER_EXTENSION;
}

static const char *const words[] = { "itself", "loop", "disabled", "unregistered", "outside", "chain" };

static char *
describe (GPtrArray *warnings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      PbxForwardWarning *warning = warnings->pdata[i];
      g_autofree char *path = g_strjoinv (" ", warning->path);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", words[warning->problem], path);
    }
  return g_string_free (text, FALSE);
}

/* Checks the first of @forwards, which are separated by spaces, among all of them. */
static void
assert_warnings (const char *forwards, const char *expected)
{
  g_auto (GStrv) texts = g_strsplit (forwards, " ", -1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) backwards = g_ptr_array_new ();
  g_autoptr (PbxForwardGraph) graph = NULL;
  g_autoptr (PbxForwardGraph) backward_graph = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GPtrArray) backward_warnings = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (rows, forward_new (texts[i], i + 1));
  for (guint i = rows->len; i > 0; i--)
    g_ptr_array_add (backwards, rows->pdata[i - 1]);
  graph = pbx_forward_graph_new (rows, facts_cb, NULL);
  warnings = pbx_forward_graph_check (graph, rows->pdata[0]);
  found = describe (warnings);
  g_assert_cmpstr (found, ==, expected);

  /* In which order the device lists them makes no difference to how much there is to say. */
  backward_graph = pbx_forward_graph_new (backwards, facts_cb, NULL);
  backward_warnings = pbx_forward_graph_check (backward_graph, rows->pdata[0]);
  g_assert_cmpuint (backward_warnings->len, ==, warnings->len);
  g_assert_true (warnings->len > 1 || pbx_forward_warnings_equal (warnings, backward_warnings));
}

static void
test_none (void)
{
  assert_warnings ("201>205", "");
  assert_warnings ("201=always>205", "");
  assert_warnings ("201>", "");
  assert_warnings ("201>611", "");
  assert_warnings ("201>205 202>206 206>207", "");
}

static void
test_itself (void)
{
  assert_warnings ("201>201", "itself: 201 201");
  assert_warnings ("-201>201", "itself: 201 201");
}

static void
test_loop (void)
{
  assert_warnings ("201>205 205>201", "loop: 201 205 201");
  assert_warnings ("201>205 205=always>206 206=noanswer>201", "loop: 201 205 206 201");
  /* The shortest way round */
  assert_warnings ("201>205 205>206 206>201 205=noanswer>201", "loop: 201 205 201");
  assert_warnings ("201>205 205>202 202>203 203>201 205=noanswer>204 204>201", "loop: 201 205 204 201");
}

static void
test_loop_elsewhere (void)
{
  /* The start is not part of it. */
  assert_warnings ("201>205 205>206 206>205", "loop: 201 205 206 205");
  assert_warnings ("201>205 205>205", "loop: 201 205 205");
  assert_warnings ("201>205 205>206 206>207 207>206", "loop: 201 205 206 207 206");
  /* Two ways to the same extension are no loop. */
  assert_warnings ("201>205 205>206 205=noanswer>207 206>208 207>208",
                   "chain: 201 205 206 208; chain: 201 205 207 208");
  /* Only one of the ways leads into it. */
  assert_warnings ("201>205 205>206 205=noanswer>207 207>205", "loop: 201 205 207 205");
}

static void
test_chain (void)
{
  assert_warnings ("201>205 205>206", "chain: 201 205 206");
  assert_warnings ("201>205 205>206 206>+4930123456", "chain: 201 205 206 +4930123456");
  assert_warnings ("201>205 205>206 205=noanswer>207", "chain: 201 205 206; chain: 201 205 207");
  /* Nobody comes to the others of an extension that never rings. */
  assert_warnings ("201>205 205>201 205=always>207", "chain: 201 205 207");
  assert_warnings ("201>205 205=always>207 205>201", "chain: 201 205 207");
}

static void
test_off (void)
{
  assert_warnings ("201>205 -205>206", "");
  assert_warnings ("201>205 -205>201", "");
  assert_warnings ("201>205 205>206 -206>201", "chain: 201 205 206");
  /* One that is off is told of as though it were on. */
  assert_warnings ("-201>205 205>206", "chain: 201 205 206");
  assert_warnings ("-201>205 205>201", "loop: 201 205 201");
  assert_warnings ("201>205 -205=always>207 205>206", "chain: 201 205 206");
}

static void
test_several_of_one (void)
{
  /* Its own others are not what calls go on to. */
  assert_warnings ("201>205 201=noanswer>206", "");
  assert_warnings ("201>205 201=noanswer>206 206>201", "");
  assert_warnings ("201=noanswer>206 201>205 206>201", "loop: 201 206 201");
}

static void
test_destination (void)
{
  assert_warnings ("201>299", "disabled: 201 299");
  assert_warnings ("201>298", "unregistered: 201 298");
  assert_warnings ("201>298 298=busy>205", "unregistered: 201 298; chain: 201 298 205");
  /* No phone is to ring there. */
  assert_warnings ("201>298 298=always>205", "chain: 201 298 205");
  assert_warnings ("201>299 299>201", "loop: 201 299 201; disabled: 201 299");
}

static void
test_outside (void)
{
  assert_warnings ("201=always>004930123456", "outside: 201 +4930123456");
  assert_warnings ("201=noanswer>004930123456", "");
  assert_warnings ("201>205 205=always>004930123456", "chain: 201 205 +4930123456");
}

static void
test_draft (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PbxForwardGraph) graph = NULL;
  g_autoptr (PbxForward) changed = forward_new ("201>203", 1);
  g_autoptr (PbxForward) added = forward_new ("203>201", 0);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (rows, forward_new ("201>202", 1));
  g_ptr_array_add (rows, forward_new ("202>201", 2));
  graph = pbx_forward_graph_new (rows, facts_cb, NULL);
  /* Changed, it no longer is part of what it was. */
  warnings = pbx_forward_graph_check (graph, changed);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_clear_pointer (&warnings, g_ptr_array_unref);
  /* A new one leads into the loop that is there. */
  warnings = pbx_forward_graph_check (graph, added);
  text = describe (warnings);
  g_assert_cmpstr (text, ==, "loop: 203 201 202 201");
}

/* A device full of forwards in which every way is tried would take for ever. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PbxForwardGraph) graph = NULL;
  g_autoptr (PbxForward) first = forward_new ("200>210", 0);
  g_autoptr (GPtrArray) warnings = NULL;

  for (guint i = 210; i < 290; i += 2)
    {
      for (guint j = 0; j < 4; j++)
        {
          g_autofree char *text = g_strdup_printf ("%u>%u", i + j / 2, i + 2 + j % 2);

          g_ptr_array_add (rows, forward_new (text, rows->len + 1));
        }
    }
  graph = pbx_forward_graph_new (rows, facts_cb, NULL);
  warnings = pbx_forward_graph_check (graph, first);
  g_assert_cmpuint (warnings->len, ==, 4);
  g_assert_cmpint (((PbxForwardWarning *) warnings->pdata[0])->problem, ==, PBX_FORWARD_CHAIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/forward-graph/none", test_none);
  g_test_add_func ("/forward-graph/itself", test_itself);
  g_test_add_func ("/forward-graph/loop", test_loop);
  g_test_add_func ("/forward-graph/loop-elsewhere", test_loop_elsewhere);
  g_test_add_func ("/forward-graph/chain", test_chain);
  g_test_add_func ("/forward-graph/off", test_off);
  g_test_add_func ("/forward-graph/several-of-one", test_several_of_one);
  g_test_add_func ("/forward-graph/destination", test_destination);
  g_test_add_func ("/forward-graph/outside", test_outside);
  g_test_add_func ("/forward-graph/draft", test_draft);
  g_test_add_func ("/forward-graph/many", test_many);

  return g_test_run ();
}
