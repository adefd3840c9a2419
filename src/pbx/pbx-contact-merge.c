/* pbx-contact-merge.c: makes one contact of several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-contact-merge.h"

#include "pbx-contact-calls.h"
#include "pbx-fold.h"

#include <string.h>

/**
 * PbxContactMerge:
 *
 * Makes one contact of several: one stays, with its creator, and gets the fields that were chosen; the others
 * are deleted after the device has agreed to that, so that nothing is lost where a step fails.
 *
 * What is chosen at first loses as little as it can: the contact that stays is the one with the most to say,
 * and what it does not have comes from the others.
 */
struct _PbxContactMerge
{
  GObject parent_instance;

  GPtrArray *contacts; /* owned PbxContact, in the order of the phonebook */
  GHashTable *apart;   /* owned set of PbxContact (borrowed): not merged */
  PbxContact *kept;    /* borrowed from contacts */
  PbxContact *draft;   /* owned: what the kept one will be */
  PbxContact *donor;   /* owned, nullable: gave its speed dial number away */

  PbxMergeStep step;
};

const char *const pbx_contact_merge_fields[] = {
  "name", "phone-number", "email", "company", "dial-code", NULL
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbxContactMerge, pbx_contact_merge, G_TYPE_OBJECT)

static char *
dup_field (PbxContact *contact, const char *field)
{
  g_autofree char *text = NULL;

  g_object_get (contact, field, &text, NULL);
  return g_strdup (g_strstrip (text));
}

/* A speed dial number counts most: taking it from one contact for another takes a step more. */
static guint
weigh (PbxContact *contact)
{
  guint weight = 0;

  for (guint i = 0; pbx_contact_merge_fields[i] != NULL; i++)
    {
      g_autofree char *text = dup_field (contact, pbx_contact_merge_fields[i]);

      if (*text != '\0')
        weight += g_str_equal (pbx_contact_merge_fields[i], "dial-code") ? 10 : 1;
    }

  return weight;
}

static PbxContact *
find_best (PbxContactMerge *self)
{
  PbxContact *best = NULL;

  for (guint i = 0; i < self->contacts->len; i++)
    {
      PbxContact *contact = self->contacts->pdata[i];

      if (!g_hash_table_contains (self->apart, contact) && (best == NULL || weigh (contact) > weigh (best)))
        best = contact;
    }

  return best;
}

/* What the kept contact does not say is taken from the first that does. */
static void
fill_draft (PbxContactMerge *self)
{
  g_set_object (&self->draft, NULL);
  self->draft = pbx_record_copy (self->kept);
  for (guint i = 0; pbx_contact_merge_fields[i] != NULL; i++)
    {
      const char *field = pbx_contact_merge_fields[i];
      g_auto (GStrv) values = pbx_contact_merge_get_values (self, field);
      g_autofree char *own = dup_field (self->kept, field);

      if (*own == '\0' && values[0] != NULL)
        g_object_set (self->draft, field, values[0], NULL);
    }
}

static void
changed (PbxContactMerge *self)
{
  fill_draft (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pbx_contact_merge_finalize (GObject *object)
{
  PbxContactMerge *self = PBX_CONTACT_MERGE (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->donor);
  g_hash_table_unref (self->apart);
  g_ptr_array_unref (self->contacts);
  G_OBJECT_CLASS (pbx_contact_merge_parent_class)->finalize (object);
}

static void
pbx_contact_merge_class_init (PbxContactMergeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pbx_contact_merge_finalize;

  /**
   * PbxContactMerge::changed:
   * @self: the merge
   *
   * Another contact stays, or others are merged: the values were chosen anew.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pbx_contact_merge_init (PbxContactMerge *self)
{
  self->apart = g_hash_table_new (NULL, NULL);
}

/**
 * pbx_contact_merge_new:
 * @contacts: (element-type PbxContact): at least two, as the device has them
 *
 * Returns: (transfer full): a merge that nothing was done of yet
 */
PbxContactMerge *
pbx_contact_merge_new (GPtrArray *contacts)
{
  PbxContactMerge *self;

  g_return_val_if_fail (contacts != NULL && contacts->len >= 2, NULL);

  self = g_object_new (PBX_TYPE_CONTACT_MERGE, NULL);
  self->contacts = g_ptr_array_ref (contacts);
  self->kept = find_best (self);
  fill_draft (self);

  return self;
}

/**
 * pbx_contact_merge_get_contacts:
 *
 * Returns: (transfer none) (element-type PbxContact): those that it is about
 */
GPtrArray *
pbx_contact_merge_get_contacts (PbxContactMerge *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT_MERGE (self), NULL);
  return self->contacts;
}

/**
 * pbx_contact_merge_get_kept:
 *
 * Returns: (transfer none): the contact that stays
 */
PbxContact *
pbx_contact_merge_get_kept (PbxContactMerge *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT_MERGE (self), NULL);
  return self->kept;
}

/**
 * pbx_contact_merge_set_kept:
 * @self: a merge
 * @contact: one of its contacts
 *
 * Chooses which contact stays, and with it the creator. The values are chosen anew.
 */
void
pbx_contact_merge_set_kept (PbxContactMerge *self, PbxContact *contact)
{
  g_return_if_fail (PBX_IS_CONTACT_MERGE (self));
  g_return_if_fail (g_ptr_array_find (self->contacts, contact, NULL));

  if (self->kept == contact)
    return;
  self->kept = contact;
  g_hash_table_remove (self->apart, contact);
  changed (self);
}

/**
 * pbx_contact_merge_get_included:
 * @self: a merge
 * @contact: one of its contacts
 *
 * Returns: whether the contact is merged with the others
 */
gboolean
pbx_contact_merge_get_included (PbxContactMerge *self, PbxContact *contact)
{
  g_return_val_if_fail (PBX_IS_CONTACT_MERGE (self), FALSE);
  return !g_hash_table_contains (self->apart, contact);
}

/**
 * pbx_contact_merge_set_included:
 * @self: a merge
 * @contact: one of its contacts
 * @included: whether it is merged; %FALSE leaves it as it is
 *
 * Chooses whether a contact is merged. The values are chosen anew. The contact that stays is always part of
 * it: where it is left out, another one stays.
 */
void
pbx_contact_merge_set_included (PbxContactMerge *self, PbxContact *contact, gboolean included)
{
  g_return_if_fail (PBX_IS_CONTACT_MERGE (self));
  g_return_if_fail (g_ptr_array_find (self->contacts, contact, NULL));

  if (pbx_contact_merge_get_included (self, contact) == included)
    return;
  if (included)
    g_hash_table_remove (self->apart, contact);
  else
    g_hash_table_add (self->apart, contact);
  if (self->kept == contact)
    {
      PbxContact *best = find_best (self);

      /* With all of them left out there is nothing to merge, and something still has to be shown. */
      if (best != NULL)
        self->kept = best;
    }
  changed (self);
}

/**
 * pbx_contact_merge_get_deleted:
 *
 * Returns: (transfer full) (element-type PbxContact): the contacts that will be deleted; with none there is
 *   nothing to merge
 */
GPtrArray *
pbx_contact_merge_get_deleted (PbxContactMerge *self)
{
  GPtrArray *deleted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->contacts->len; i++)
    {
      if (self->contacts->pdata[i] != self->kept &&
          !g_hash_table_contains (self->apart, self->contacts->pdata[i]))
        g_ptr_array_add (deleted, g_object_ref (self->contacts->pdata[i]));
    }

  return deleted;
}

/**
 * pbx_contact_merge_get_values:
 * @self: a merge
 * @field: one of #pbx_contact_merge_fields
 *
 * Returns: (transfer full): what the merged contacts say, each once and without empty ones, that of the
 *   contact that stays first
 */
GStrv
pbx_contact_merge_get_values (PbxContactMerge *self, const char *field)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (int i = -1; i < (int) self->contacts->len; i++)
    {
      PbxContact *contact = i < 0 ? self->kept : self->contacts->pdata[i];
      g_autofree char *text = dup_field (contact, field);

      if (*text != '\0' && !g_hash_table_contains (self->apart, contact) &&
          !g_ptr_array_find_with_equal_func (values, text, g_str_equal, NULL))
        g_ptr_array_add (values, g_steal_pointer (&text));
    }
  g_ptr_array_add (values, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}

/**
 * pbx_contact_merge_dup_value:
 * @self: a merge
 * @field: one of #pbx_contact_merge_fields
 *
 * Returns: (transfer full): what is chosen
 */
char *
pbx_contact_merge_dup_value (PbxContactMerge *self, const char *field)
{
  g_return_val_if_fail (PBX_IS_CONTACT_MERGE (self), NULL);
  return dup_field (self->draft, field);
}

/**
 * pbx_contact_merge_set_value:
 * @self: a merge
 * @field: one of #pbx_contact_merge_fields
 * @value: what the contact that stays will say
 *
 * Chooses a value.
 */
void
pbx_contact_merge_set_value (PbxContactMerge *self, const char *field, const char *value)
{
  g_return_if_fail (PBX_IS_CONTACT_MERGE (self));

  g_object_set (self->draft, field, value, NULL);
}

/**
 * pbx_contact_merge_loses:
 * @self: a merge
 * @contact: one of the contacts
 * @field: one of #pbx_contact_merge_fields
 *
 * Returns: whether what @contact says there will stand nowhere after the merge; another way to write the same
 *   is no loss
 */
gboolean
pbx_contact_merge_loses (PbxContactMerge *self, PbxContact *contact, const char *field)
{
  g_autofree char *value = dup_field (self->draft, field);
  g_autofree char *own = dup_field (contact, field);
  gboolean number = g_str_equal (field, "phone-number");
  g_autofree char *folded_value = number ? pbx_fold_number (value) : pbx_fold_text (value);
  g_autofree char *folded_own = number ? pbx_fold_number (own) : pbx_fold_text (own);

  return *folded_own != '\0' && !g_str_equal (folded_own, folded_value) &&
         !g_hash_table_contains (self->apart, contact);
}

/* Running */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxContactMerge *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (!pbx_contacts_delete_finish (PBX_CLIENT (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->step = PBX_MERGE_DONE;
  g_task_return_boolean (task, TRUE);
}

/* Takes @task. */
static void
delete_others (PbxContactMerge *self, GTask *task)
{
  g_autoptr (GPtrArray) deleted = pbx_contact_merge_get_deleted (self);

  self->step = PBX_MERGE_UPDATED;
  pbx_contacts_delete_async (g_task_get_task_data (task), deleted, NULL, deleted_cb, task);
}

static void
given_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PbxContactMerge *self = g_task_get_source_object (task);
  GError *why = g_object_steal_data (G_OBJECT (task), "why");

  /* What failed first is what the person is told. */
  if (pbx_contact_update_finish (PBX_CLIENT (source), result, NULL))
    self->step = PBX_MERGE_NOTHING;
  g_task_return_error (task, why);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PbxContactMerge *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (pbx_contact_update_finish (PBX_CLIENT (source), result, &error))
    delete_others (self, task);
  /* Where nobody knows whether it was changed, giving back could collide: the report says so. */
  else if (self->step == PBX_MERGE_CODE_TAKEN &&
           !g_error_matches (error, PBX_ERROR, PBX_ERROR_OUTCOME_UNKNOWN))
    {
      g_object_set_data_full (G_OBJECT (task), "why", g_steal_pointer (&error),
                              (GDestroyNotify) g_error_free);
      pbx_contact_update_async (PBX_CLIENT (source), self->donor, NULL, given_back_cb, task);
    }
  else
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
}

/* Takes @task. */
static void
update_kept (PbxContactMerge *self, GTask *task)
{
  if (pbx_record_equal (PBX_RECORD (self->kept), PBX_RECORD (self->draft)))
    delete_others (self, task);
  else
    pbx_contact_update_async (g_task_get_task_data (task), self->draft, NULL, updated_cb, task);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PbxContactMerge *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  if (pbx_contact_update_finish (PBX_CLIENT (source), result, &error))
    {
      self->step = PBX_MERGE_CODE_TAKEN;
      update_kept (self, task);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&error));
  g_object_unref (task);
}

/* Who has the speed dial number that the kept contact is to have */
static PbxContact *
find_donor (PbxContactMerge *self)
{
  g_autofree char *code = dup_field (self->draft, "dial-code");
  g_autofree char *own = dup_field (self->kept, "dial-code");

  for (guint i = 0; *code != '\0' && !g_str_equal (code, own) && i < self->contacts->len; i++)
    {
      g_autofree char *theirs = dup_field (self->contacts->pdata[i], "dial-code");

      if (self->contacts->pdata[i] != self->kept && g_str_equal (code, theirs))
        return self->contacts->pdata[i];
    }

  return NULL;
}

/**
 * pbx_contact_merge_run_async:
 * @self: a merge with something to delete
 * @client: the device
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Changes the contact that stays (endpoint 39), and once the device has agreed deletes the others (endpoint
 * 40). A speed dial number that moves is taken from its contact first, since a device has each only once,
 * and is given back where the change fails. Once begun, it cannot be cancelled.
 */
void
pbx_contact_merge_run_async (PbxContactMerge *self,
                             PbxClient *client,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (PbxContact) bare = NULL;
  GTask *task;

  g_return_if_fail (PBX_IS_CONTACT_MERGE (self));
  g_return_if_fail (PBX_IS_CLIENT (client));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, pbx_contact_merge_run_async);
  g_task_set_task_data (task, g_object_ref (client), g_object_unref);
  self->step = PBX_MERGE_NOTHING;
  g_set_object (&self->donor, find_donor (self));
  if (self->donor == NULL)
    {
      update_kept (self, task);
      return;
    }
  bare = pbx_record_copy (self->donor);
  g_object_set (bare, "dial-code", "", NULL);
  pbx_contact_update_async (client, bare, NULL, taken_cb, task);
}

/**
 * pbx_contact_merge_run_finish:
 *
 * Returns: %TRUE if the contacts are one now, or %FALSE with @error set to any #PbxError;
 *   pbx_contact_merge_get_step() says how far it came
 */
gboolean
pbx_contact_merge_run_finish (PbxContactMerge *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pbx_contact_merge_get_step:
 *
 * Returns: how far the merge came
 */
PbxMergeStep
pbx_contact_merge_get_step (PbxContactMerge *self)
{
  g_return_val_if_fail (PBX_IS_CONTACT_MERGE (self), PBX_MERGE_NOTHING);
  return self->step;
}
