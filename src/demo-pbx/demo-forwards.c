/* demo-forwards.c: call forwards, one for an extension
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "demo-forwards.h"
#include "demo-body.h"
#include "demo-office.h"

#include <string.h>

#define MAX_TIMEOUT 600

struct _DemoForwards
{
  GPtrArray *rows; /* owned DemoForward, the oldest first */
  DemoOffice *office;
  gint64 last_id;
};

static void
forward_free (DemoForward *forward)
{
  g_free (forward->exten);
  g_free (forward->type);
  g_free (forward->dest);
  g_free (forward);
}

static void
append (DemoForwards *self, const DemoForward *from)
{
  DemoForward *forward = g_new0 (DemoForward, 1);

  forward->id = ++self->last_id;
  forward->exten = g_strdup (from->exten);
  forward->type = g_strdup (from->type);
  forward->dest = g_strdup (from->dest);
  forward->timeout = from->timeout;
  forward->enable = from->enable;
  g_ptr_array_add (self->rows, forward);
}

static void
append_example (DemoForwards *self,
                guint position,
                const char *dest,
                guint dest_position,
                const char *type,
                gboolean enable)
{
  DemoForward forward = { 0, NULL, (char *) type, (char *) dest, 15, enable };
  DemoPerson person;
  DemoPerson target;

  if (!demo_office_get_person (self->office, position, &person))
    return;
  if (dest == NULL)
    {
      if (!demo_office_get_person (self->office, dest_position, &target))
        return;
      forward.dest = (char *) target.exten;
    }
  forward.exten = (char *) person.exten;
  append (self, &forward);
}

/**
 * demo_forwards_new:
 * @office: the office whose extensions they are for; it outlives them
 * @random: a generator
 *
 * Returns: (transfer full): the forwards of an ordinary week: one chain over three desks, one person
 *   who is always elsewhere, and a few for the lunch break
 */
DemoForwards *
demo_forwards_new (DemoOffice *office, DemoRandom *random)
{
  static const char *const types[] = { "busy", "noanswer", "noan_busy", "noanswer" };
  DemoForwards *self = g_new0 (DemoForwards, 1);
  guint n = demo_office_get_n_people (office);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) forward_free);
  self->office = office;
  append_example (self, 9, NULL, 10, "noan_busy", TRUE);
  append_example (self, 10, NULL, 11, "noanswer", TRUE);
  append_example (self, 11, NULL, 0, "busy", TRUE);
  append_example (self, 14, "+4915123456789", 0, "always", TRUE);
  for (guint i = 20; i < n; i += 11)
    {
      guint target = demo_random_below (random, n);

      append_example (self, i, demo_random_chance (random, 15) ? "901715550123" : NULL,
                      target == i ? 0 : target, types[demo_random_below (random, G_N_ELEMENTS (types))],
                      demo_random_chance (random, 75));
    }
  return self;
}

/** demo_forwards_free: frees them */
void
demo_forwards_free (DemoForwards *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/** demo_forwards_get_all: Returns: (transfer none) (element-type DemoForward): all, the oldest first */
GPtrArray *
demo_forwards_get_all (DemoForwards *self)
{
  return self->rows;
}

static DemoForward *
find_by_extension (DemoForwards *self, const char *exten)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DemoForward *forward = g_ptr_array_index (self->rows, i);

      if (strcmp (forward->exten, exten) == 0)
        return forward;
    }
  return NULL;
}

static gboolean
find_by_id (DemoForwards *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DemoForward *forward = g_ptr_array_index (self->rows, i);

      if (forward->id == id)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * demo_forwards_has:
 * @self: the forwards
 * @exten: a number
 *
 * Returns: whether the extension has one, in force or not
 */
gboolean
demo_forwards_has (DemoForwards *self, const char *exten)
{
  return find_by_extension (self, exten) != NULL;
}

/**
 * demo_forwards_find_rule:
 * @self: the forwards
 * @exten: a number
 * @rule: (out): the rule, owned by @self
 *
 * Returns: whether a forward is in force for @exten
 */
gboolean
demo_forwards_find_rule (DemoForwards *self, const char *exten, DemoForwardRule *rule)
{
  DemoForward *forward = find_by_extension (self, exten);

  if (forward == NULL || !forward->enable)
    return FALSE;
  rule->type = forward->type;
  rule->dest = forward->dest;
  rule->timeout = (guint) forward->timeout;
  return TRUE;
}

static gboolean
check (DemoForwards *self, const DemoForward *forward, GError **error)
{
  static const char *const types[] = { "busy", "noanswer", "noan_busy", "always", NULL };
  DemoForward *other = find_by_extension (self, forward->exten);

  if (demo_office_find_extension (self->office, forward->exten) == NULL &&
      !demo_office_is_analog (forward->exten))
    return demo_refuse (error, "extension does not exist");
  if (other != NULL && other->id != forward->id)
    return demo_refuse (error, "call forwarding of extension %s already exists", forward->exten);
  if (!g_strv_contains (types, forward->type))
    return demo_refuse (error, "type \"%s\" is not valid", forward->type);
  if (!demo_is_dialable (forward->dest))
    return demo_refuse (error, "destination is not a valid number");
  if (strcmp (forward->dest, forward->exten) == 0)
    return demo_refuse (error, "an extension cannot forward to itself");
  if (forward->timeout < 0 || forward->timeout > MAX_TIMEOUT)
    return demo_refuse (error, "timeout must be from 0 to %d", MAX_TIMEOUT);
  return TRUE;
}

/**
 * demo_forwards_add:
 * @self: the forwards
 * @forward: what to add; its id is not looked at
 * @error: return location
 *
 * Returns: %FALSE if it is refused
 */
gboolean
demo_forwards_add (DemoForwards *self, const DemoForward *forward, GError **error)
{
  DemoForward fresh = *forward;

  fresh.id = 0;
  if (!check (self, &fresh, error))
    return FALSE;
  append (self, &fresh);
  return TRUE;
}

/**
 * demo_forwards_update:
 * @self: the forwards
 * @forward: the new values of the record with its id
 * @error: return location
 *
 * Returns: %FALSE if it is refused
 */
gboolean
demo_forwards_update (DemoForwards *self, const DemoForward *forward, GError **error)
{
  DemoForward *old;
  guint position;

  if (!find_by_id (self, forward->id, &position))
    return demo_refuse (error, "record does not exist");
  if (!check (self, forward, error))
    return FALSE;
  old = g_ptr_array_index (self->rows, position);
  g_free (old->exten);
  g_free (old->type);
  g_free (old->dest);
  old->exten = g_strdup (forward->exten);
  old->type = g_strdup (forward->type);
  old->dest = g_strdup (forward->dest);
  old->timeout = forward->timeout;
  old->enable = forward->enable;
  return TRUE;
}

/**
 * demo_forwards_remove:
 * @self: the forwards
 * @ids: (element-type gint64): records
 * @error: return location
 *
 * Returns: %FALSE, with all records still there, if one of them does not exist
 */
gboolean
demo_forwards_remove (DemoForwards *self, GArray *ids, GError **error)
{
  guint position;

  for (guint i = 0; i < ids->len; i++)
    {
      if (!find_by_id (self, g_array_index (ids, gint64, i), &position))
        return demo_refuse (error, "record does not exist");
    }
  for (guint i = 0; i < ids->len; i++)
    {
      if (find_by_id (self, g_array_index (ids, gint64, i), &position))
        g_ptr_array_remove_index (self->rows, position);
    }
  return TRUE;
}

/** demo_forwards_remove_all: removes every record */
void
demo_forwards_remove_all (DemoForwards *self)
{
  g_ptr_array_set_size (self->rows, 0);
}

/** demo_forwards_remove_extension: removes what is configured for @exten */
void
demo_forwards_remove_extension (DemoForwards *self, const char *exten)
{
  DemoForward *forward = find_by_extension (self, exten);

  if (forward != NULL)
    g_ptr_array_remove (self->rows, forward);
}
