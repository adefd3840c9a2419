/* pbx-wakeup-book.c: wake-up calls by time, as a person reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-wakeup-book.h"

#include "pbx-fold.h"
#include "pbx-wakeup-conflict.h"

#include <string.h>

static void pbx_wakeup_book_model_init (GListModelInterface *iface);

/**
 * PbxWakeupBook:
 *
 * The wake-up calls of the device and those that were due, in one list by time. The device has neither a
 * search nor an order for them, so the book holds all: every row of the lists below is asked for.
 *
 * It marks the first call of each day ([property@Wakeup:opens-day]) and those that are too close to another
 * ([property@Wakeup:conflict]).
 */
struct _PbxWakeupBook
{
  GObject parent_instance;

  GListModel *wakeups; /* of PbxWakeup */
  GListModel *past;    /* of PbxWakeup */
  PbxDirectory *directory;
  GPtrArray *all;  /* owned PbxWakeup: watched for changes */
  GPtrArray *rows; /* owned PbxWakeup: what is shown */
  char *search;
  char *folded; /* of search */
  guint idle;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (PbxWakeupBook,
                               pbx_wakeup_book,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pbx_wakeup_book_model_init))

static GType
pbx_wakeup_book_get_item_type (GListModel *model)
{
  return PBX_TYPE_WAKEUP;
}

static guint
pbx_wakeup_book_get_n_items (GListModel *model)
{
  return PBX_WAKEUP_BOOK (model)->rows->len;
}

static gpointer
pbx_wakeup_book_get_item (GListModel *model, guint position)
{
  PbxWakeupBook *self = PBX_WAKEUP_BOOK (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
pbx_wakeup_book_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pbx_wakeup_book_get_item_type;
  iface->get_n_items = pbx_wakeup_book_get_n_items;
  iface->get_item = pbx_wakeup_book_get_item;
}

/* Shorter numbers first, as people count. */
static int
compare_numbers (const char *a, const char *b)
{
  gsize a_length = strlen (a);
  gsize b_length = strlen (b);

  if (a_length != b_length)
    return a_length < b_length ? -1 : 1;
  return strcmp (a, b);
}

/* A call whose time cannot be read, or that is still on its way, comes last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  PbxWakeup *first = *(PbxWakeup *const *) a;
  PbxWakeup *second = *(PbxWakeup *const *) b;
  PbxWallTime first_time = pbx_wakeup_get_wall_time (first);
  PbxWallTime second_time = pbx_wakeup_get_wall_time (second);
  int order;

  if (first_time != second_time)
    {
      if (first_time == PBX_WALL_TIME_NONE)
        return 1;
      if (second_time == PBX_WALL_TIME_NONE)
        return -1;
      return first_time < second_time ? -1 : 1;
    }
  order = compare_numbers (pbx_wakeup_get_exten (first), pbx_wakeup_get_exten (second));
  if (order != 0)
    return order;
  return (pbx_wakeup_get_id (first) > pbx_wakeup_get_id (second)) -
         (pbx_wakeup_get_id (first) < pbx_wakeup_get_id (second));
}

static gboolean
matches (PbxWakeupBook *self, PbxWakeup *wakeup)
{
  const char *exten = pbx_wakeup_get_exten (wakeup);
  PbxPerson *person;
  g_autofree char *name = NULL;

  if (*self->folded == '\0' || strstr (exten, self->folded) != NULL)
    return TRUE;
  person = pbx_directory_lookup_extension (self->directory, exten);
  if (person == NULL)
    return FALSE;
  name = pbx_fold_text (pbx_person_get_name (person));
  return strstr (name, self->folded) != NULL;
}

static void
mark (PbxWakeupBook *self)
{
  g_autoptr (GHashTable) conflicts = pbx_wakeup_find_all_conflicts (self->wakeups);
  gint64 day = G_MININT64;

  for (guint i = 0; i < self->all->len; i++)
    pbx_wakeup_set_conflict (self->all->pdata[i], g_hash_table_contains (conflicts, self->all->pdata[i]));
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbxWallTime time = pbx_wakeup_get_wall_time (self->rows->pdata[i]);
      gint64 its_day = time != PBX_WALL_TIME_NONE ? pbx_wall_time_get_day (time) : G_MAXINT64;

      pbx_wakeup_set_opens_day (self->rows->pdata[i], its_day != day);
      day = its_day;
    }
}

/* Shows what belongs into the book now. What stays at the beginning and at the end is not touched, so that
 * views keep it selected. */
static void
update (PbxWakeupBook *self)
{
  g_autoptr (GPtrArray) before = self->rows;
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint start = 0;
  guint end = 0;

  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < self->all->len; i++)
    {
      if (matches (self, self->all->pdata[i]))
        g_ptr_array_add (rows, g_object_ref (self->all->pdata[i]));
    }
  g_ptr_array_sort (rows, compare);
  while (start < rows->len && start < before->len && rows->pdata[start] == before->pdata[start])
    start++;
  while (end < rows->len - start && end < before->len - start &&
         rows->pdata[rows->len - 1 - end] == before->pdata[before->len - 1 - end])
    end++;
  self->rows = rows;
  mark (self);
  if (before->len - start - end > 0 || rows->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                rows->len - start - end);
}

static gboolean
idle_cb (gpointer user_data)
{
  PbxWakeupBook *self = user_data;

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A refresh changes many rows, one after the other. */
static void
update_later (PbxWakeupBook *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, idle_cb, self, NULL);
}

static void
row_changed_cb (PbxWakeupBook *self, GParamSpec *pspec, PbxWakeup *wakeup)
{
  if (g_str_equal (pspec->name, "time") || g_str_equal (pspec->name, "exten") ||
      g_str_equal (pspec->name, "ready"))
    update_later (self);
}

static void
unwatch_rows (PbxWakeupBook *self)
{
  for (guint i = 0; i < self->all->len; i++)
    g_signal_handlers_disconnect_by_func (self->all->pdata[i], row_changed_cb, self);
}

static void
add_all (PbxWakeupBook *self, GPtrArray *all, GListModel *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      PbxWakeup *wakeup = g_list_model_get_item (model, i);

      g_signal_connect_swapped (wakeup, "notify", G_CALLBACK (row_changed_cb), self);
      g_ptr_array_add (all, wakeup);
    }
}

static void
models_changed_cb (PbxWakeupBook *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = NULL;

  unwatch_rows (self);
  add_all (self, all, self->past);
  add_all (self, all, self->wakeups);
  /* Held until the new ones are: a row that nobody holds is made anew. */
  before = g_steal_pointer (&self->all);
  self->all = all;
  update (self);
}

static void
names_changed_cb (PbxWakeupBook *self)
{
  if (*self->folded != '\0')
    update_later (self);
}

static void
pbx_wakeup_book_dispose (GObject *object)
{
  PbxWakeupBook *self = PBX_WAKEUP_BOOK (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  unwatch_rows (self);
  g_ptr_array_set_size (self->all, 0);
  g_clear_object (&self->wakeups);
  g_clear_object (&self->past);
  g_clear_object (&self->directory);
  G_OBJECT_CLASS (pbx_wakeup_book_parent_class)->dispose (object);
}

static void
pbx_wakeup_book_finalize (GObject *object)
{
  PbxWakeupBook *self = PBX_WAKEUP_BOOK (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->rows);
  g_free (self->search);
  g_free (self->folded);
  G_OBJECT_CLASS (pbx_wakeup_book_parent_class)->finalize (object);
}

static void
pbx_wakeup_book_class_init (PbxWakeupBookClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pbx_wakeup_book_dispose;
  G_OBJECT_CLASS (klass)->finalize = pbx_wakeup_book_finalize;
}

static void
pbx_wakeup_book_init (PbxWakeupBook *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->search = g_strdup ("");
  self->folded = g_strdup ("");
}

/**
 * pbx_wakeup_book_new:
 * @wakeups: (element-type PbxWakeup): the calls of the device
 * @past: (element-type PbxWakeup): those that were due, see [method@WakeupWatch.get_past]
 * @directory: what knows the names to search for
 *
 * Returns: (transfer full): both in one list, by time
 */
PbxWakeupBook *
pbx_wakeup_book_new (GListModel *wakeups, GListModel *past, PbxDirectory *directory)
{
  PbxWakeupBook *self = g_object_new (PBX_TYPE_WAKEUP_BOOK, NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (wakeups) && G_IS_LIST_MODEL (past), NULL);
  g_return_val_if_fail (PBX_IS_DIRECTORY (directory), NULL);

  self->wakeups = g_object_ref (wakeups);
  self->past = g_object_ref (past);
  self->directory = g_object_ref (directory);
  g_signal_connect_object (wakeups, "items-changed", G_CALLBACK (models_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (past, "items-changed", G_CALLBACK (models_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pbx_directory_get_extensions (directory), "items-changed",
                           G_CALLBACK (names_changed_cb), self, G_CONNECT_SWAPPED);
  models_changed_cb (self);
  return self;
}

/**
 * pbx_wakeup_book_get_search:
 *
 * Returns: what is searched for; empty for all
 */
const char *
pbx_wakeup_book_get_search (PbxWakeupBook *self)
{
  g_return_val_if_fail (PBX_IS_WAKEUP_BOOK (self), NULL);
  return self->search;
}

/**
 * pbx_wakeup_book_set_search:
 * @text: what to search for in numbers and names; empty for all
 *
 * Shows what matches, out of all calls.
 */
void
pbx_wakeup_book_set_search (PbxWakeupBook *self, const char *text)
{
  g_return_if_fail (PBX_IS_WAKEUP_BOOK (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->search, text))
    return;
  g_free (self->search);
  g_free (self->folded);
  self->search = g_strdup (text);
  self->folded = pbx_fold_text (text);
  g_strstrip (self->folded);
  update (self);
}

/**
 * pbx_wakeup_book_find:
 * @exten: an extension's number
 * @time: a time
 * @position: (out) (optional): where it stands
 *
 * Looks for a call that is shown.
 *
 * Returns: (transfer none) (nullable): the call
 */
PbxWakeup *
pbx_wakeup_book_find (PbxWakeupBook *self, const char *exten, PbxWallTime time, guint *position)
{
  g_return_val_if_fail (PBX_IS_WAKEUP_BOOK (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PbxWakeup *wakeup = self->rows->pdata[i];

      if (pbx_wakeup_get_wall_time (wakeup) == time && g_strcmp0 (pbx_wakeup_get_exten (wakeup), exten) == 0)
        {
          if (position != NULL)
            *position = i;
          return wakeup;
        }
    }
  return NULL;
}
