/* pbx-directory.c: who has which number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pbx-directory.h"

#include "pbx-number-index.h"
#include "pbx-people-index.h"
#include "pbx-scan.h"

/* A page's records are read in one piece of the main loop: 100 extensions cost it some 10 ms. */
#define PAGE_SIZE 100
/* Others change the phonebook, too. */
#define REFRESH_AFTER (10 * 60)
#define RETRY_AFTER 30
/* Far more than all tables show at a time */
#define MAX_PARTIES 5000

/**
 * PbxDirectory:
 *
 * Everybody with a number: the extensions (endpoint 11) and the contacts (endpoint 37), for names in every
 * table and for search. It is loaded once asked for and again from time to time; people stay the same
 * objects and are changed in place.
 *
 * What could not be loaded leaves what was known as it is, and is tried again by itself.
 */
struct _PbxDirectory
{
  GObject parent_instance;

  PbxClient *client;         /* owned */
  GListStore *stores[2];     /* owned, of PbxPerson: by PbxPersonKind */
  GHashTable *people;        /* owned: key (of the person) → PbxPerson */
  PbxNumberIndex *numbers;   /* owned */
  GHashTable *parties;       /* owned: number (of the party) → its link in recent */
  GQueue recent;             /* owned PbxParty, the one that was asked for last first */
  GHashTable *seen;          /* owned, nullable: keys that the load under way met */
  PbxScan *scan;             /* owned, nullable: the load under way */
  PbxPeopleIndex *index;     /* owned, nullable: made when somebody searches */
  GCancellable *cancellable; /* owned, nullable: of the load under way */
  GError *error;             /* owned, nullable: why the last load failed */

  guint timer;
  PbxPersonKind kind; /* what is being loaded */
  gboolean complete;
  gboolean changed; /* since the numbers were sorted in */
  gboolean again;   /* another load was asked for meanwhile */
};

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_COMPLETE,
  PROP_ERROR,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbxDirectory, pbx_directory, G_TYPE_OBJECT)

static void load_kind (PbxDirectory *self, PbxPersonKind kind);

/* Numbers */

static guint
n_people (PbxDirectory *self, PbxPersonKind kind)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->stores[kind]));
}

static void
foreach_person (PbxDirectory *self, PbxPersonKind kind, GFunc func)
{
  for (guint i = 0; i < n_people (self, kind); i++)
    {
      g_autoptr (PbxPerson) person = g_list_model_get_item (G_LIST_MODEL (self->stores[kind]), i);

      func (person, self);
    }
}

static void
sort_in_func (gpointer person, gpointer self)
{
  pbx_number_index_add (((PbxDirectory *) self)->numbers, pbx_person_get_number (person), person);
}

static void
sort_in_mobile_func (gpointer person, gpointer self)
{
  pbx_number_index_add (((PbxDirectory *) self)->numbers, pbx_person_get_mobile (person), person);
}

/* An extension's own number comes before a contact's, and that before somebody's mobile. */
static void
sort_in_all (PbxDirectory *self)
{
  pbx_number_index_clear (self->numbers);
  foreach_person (self, PBX_PERSON_EXTENSION, sort_in_func);
  foreach_person (self, PBX_PERSON_CONTACT, sort_in_func);
  foreach_person (self, PBX_PERSON_EXTENSION, sort_in_mobile_func);
}

/* Held: whoever is told of a name may ask for others. */
static GPtrArray *
dup_parties (PbxDirectory *self)
{
  GPtrArray *parties = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    g_ptr_array_add (parties, g_object_ref (link->data));

  return parties;
}

static void
update_parties (PbxDirectory *self)
{
  g_autoptr (GPtrArray) parties = dup_parties (self);

  for (guint i = 0; i < parties->len; i++)
    pbx_party_set_person (parties->pdata[i],
                          pbx_directory_lookup (self, pbx_party_get_number (parties->pdata[i])));
}

static void
emit_changed (PbxDirectory *self)
{
  g_clear_pointer (&self->index, pbx_people_index_free);
  update_parties (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Loading */

static gboolean
timer_cb (gpointer user_data)
{
  PbxDirectory *self = user_data;

  self->timer = 0;
  pbx_directory_refresh (self);

  return G_SOURCE_REMOVE;
}

static void
finish_load (PbxDirectory *self, GError *error)
{
  gboolean complete = self->complete;

  g_clear_object (&self->cancellable);
  g_clear_object (&self->scan);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_error (&self->error);
  self->error = error;
  self->complete = complete || error == NULL;
  if (self->changed)
    {
      self->changed = FALSE;
      sort_in_all (self);
      emit_changed (self);
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (error != NULL ? RETRY_AFTER : REFRESH_AFTER, timer_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (complete != self->complete)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
  if (self->again)
    pbx_directory_refresh (self);
}

static void
remove_unseen (PbxDirectory *self)
{
  GListModel *store = G_LIST_MODEL (self->stores[self->kind]);

  for (guint i = g_list_model_get_n_items (store); i > 0; i--)
    {
      g_autoptr (PbxPerson) person = g_list_model_get_item (store, i - 1);

      if (g_hash_table_contains (self->seen, pbx_person_get_key (person)))
        continue;
      /* The person stays for as long as a party points to it; numbers are sorted in anew. */
      g_list_store_remove (self->stores[self->kind], i - 1);
      g_hash_table_remove (self->people, pbx_person_get_key (person));
      self->changed = TRUE;
    }
}

static void
take_page (PbxDirectory *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (PbxPerson) person = self->kind == PBX_PERSON_EXTENSION
                                       ? pbx_person_new_for_extension (records->pdata[i])
                                       : pbx_person_new_for_contact (records->pdata[i]);
      PbxPerson *known = g_hash_table_lookup (self->people, pbx_person_get_key (person));

      g_hash_table_add (self->seen, g_strdup (pbx_person_get_key (person)));
      if (known != NULL)
        {
          if (pbx_person_assign (known, person))
            self->changed = TRUE;
          continue;
        }
      self->changed = TRUE;
      pbx_number_index_add (self->numbers, pbx_person_get_number (person), person);
      g_hash_table_insert (self->people, (char *) pbx_person_get_key (person), g_object_ref (person));
      g_ptr_array_add (added, g_steal_pointer (&person));
    }
  if (added->len == 0)
    return;
  g_list_store_splice (self->stores[self->kind], n_people (self, self->kind), 0, added->pdata, added->len);
  emit_changed (self);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pbx_scan_next_finish (PBX_SCAN (source), result, &error);
  PbxDirectory *self = user_data;

  if (pbx_error_is_cancelled (error))
    return;
  if (error != NULL)
    {
      finish_load (self, g_steal_pointer (&error));
      return;
    }
  if (records != NULL)
    {
      take_page (self, records);
      pbx_scan_next_async (self->scan, self->cancellable, page_cb, self);
      return;
    }
  remove_unseen (self);
  if (self->kind == PBX_PERSON_EXTENSION)
    load_kind (self, PBX_PERSON_CONTACT);
  else
    finish_load (self, NULL);
}

static void
load_kind (PbxDirectory *self, PbxPersonKind kind)
{
  gboolean extensions = kind == PBX_PERSON_EXTENSION;

  self->kind = kind;
  g_clear_object (&self->scan);
  self->scan = pbx_scan_new (self->client, extensions ? PBX_ENDPOINT_EXTENSIONS : PBX_ENDPOINT_CONTACTS,
                             extensions ? PBX_TYPE_EXTENSION : PBX_TYPE_CONTACT, NULL, PAGE_SIZE);
  pbx_scan_next_async (self->scan, self->cancellable, page_cb, self);
}

/* GObject */

static void
pbx_directory_dispose (GObject *object)
{
  PbxDirectory *self = PBX_DIRECTORY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->scan);

  G_OBJECT_CLASS (pbx_directory_parent_class)->dispose (object);
}

static void
pbx_directory_finalize (GObject *object)
{
  PbxDirectory *self = PBX_DIRECTORY (object);

  g_clear_object (&self->client);
  g_clear_object (&self->stores[PBX_PERSON_EXTENSION]);
  g_clear_object (&self->stores[PBX_PERSON_CONTACT]);
  g_clear_pointer (&self->index, pbx_people_index_free);
  pbx_number_index_free (self->numbers);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->parties);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (pbx_directory_parent_class)->finalize (object);
}

static void
pbx_directory_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PbxDirectory *self = PBX_DIRECTORY (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, pbx_directory_get_busy (self));
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pbx_directory_class_init (PbxDirectoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pbx_directory_dispose;
  object_class->finalize = pbx_directory_finalize;
  object_class->get_property = pbx_directory_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PbxDirectory::changed:
   * @self: the directory
   *
   * People were added, changed or removed: what was searched for may be found otherwise now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pbx_directory_init (PbxDirectory *self)
{
  self->stores[PBX_PERSON_EXTENSION] = g_list_store_new (PBX_TYPE_PERSON);
  self->stores[PBX_PERSON_CONTACT] = g_list_store_new (PBX_TYPE_PERSON);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->numbers = pbx_number_index_new ();
  self->parties = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * pbx_directory_new:
 * @client: the device
 *
 * Creates a directory that knows nobody yet; pbx_directory_refresh() loads it.
 *
 * Returns: (transfer full): a directory
 */
PbxDirectory *
pbx_directory_new (PbxClient *client)
{
  PbxDirectory *self;

  g_return_val_if_fail (PBX_IS_CLIENT (client), NULL);

  self = g_object_new (PBX_TYPE_DIRECTORY, NULL);
  self->client = g_object_ref (client);

  return self;
}

/**
 * pbx_directory_refresh:
 * @self: a directory
 *
 * Loads everybody, in the background. Where a load is under way, another one follows it, since what was
 * just changed may stand on a page that was already read.
 */
void
pbx_directory_refresh (PbxDirectory *self)
{
  g_return_if_fail (PBX_IS_DIRECTORY (self));

  if (self->cancellable != NULL)
    {
      self->again = TRUE;
      return;
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  self->again = FALSE;
  self->cancellable = g_cancellable_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  load_kind (self, PBX_PERSON_EXTENSION);
}

/**
 * pbx_directory_get_busy:
 *
 * Returns: whether a load is under way
 */
gboolean
pbx_directory_get_busy (PbxDirectory *self)
{
  g_return_val_if_fail (PBX_IS_DIRECTORY (self), FALSE);
  return self->cancellable != NULL;
}

/**
 * pbx_directory_get_complete:
 *
 * Returns: whether everybody was loaded at least once: before, that somebody is not found says nothing
 */
gboolean
pbx_directory_get_complete (PbxDirectory *self)
{
  g_return_val_if_fail (PBX_IS_DIRECTORY (self), FALSE);
  return self->complete;
}

/**
 * pbx_directory_get_error:
 *
 * Returns: (transfer none) (nullable): why the last load failed
 */
const GError *
pbx_directory_get_error (PbxDirectory *self)
{
  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);
  return self->error;
}

/**
 * pbx_directory_get_extensions:
 *
 * Returns: (transfer none): the people with an extension, a list of [class@Person] that is kept up to date
 */
GListModel *
pbx_directory_get_extensions (PbxDirectory *self)
{
  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);
  return G_LIST_MODEL (self->stores[PBX_PERSON_EXTENSION]);
}

/**
 * pbx_directory_get_contacts:
 *
 * Returns: (transfer none): the people of the phonebook, a list of [class@Person] that is kept up to date
 */
GListModel *
pbx_directory_get_contacts (PbxDirectory *self)
{
  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);
  return G_LIST_MODEL (self->stores[PBX_PERSON_CONTACT]);
}

/**
 * pbx_directory_lookup_extension:
 * @self: a directory
 * @exten: (nullable): the number of an extension
 *
 * Returns: (transfer none) (nullable): who has exactly this extension
 */
PbxPerson *
pbx_directory_lookup_extension (PbxDirectory *self, const char *exten)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);

  if (exten == NULL || *exten == '\0')
    return NULL;
  key = g_strconcat ("extension:", exten, NULL);

  return g_hash_table_lookup (self->people, key);
}

/**
 * pbx_directory_lookup:
 * @self: a directory
 * @number: (nullable): a number, however it is written
 *
 * Looks up whose number it is: an extension's, a contact's, somebody's mobile, or that of the one person
 * whose number ends in the same digits.
 *
 * Returns: (transfer none) (nullable): who has the number
 */
PbxPerson *
pbx_directory_lookup (PbxDirectory *self, const char *number)
{
  PbxPerson *person;

  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);

  person = pbx_directory_lookup_extension (self, number);

  return person != NULL ? person : pbx_number_index_lookup (self->numbers, number);
}

/**
 * pbx_directory_get_party:
 * @self: a directory
 * @number: (nullable): a number, as the device has it
 *
 * Gives an object for a number that learns its name when the directory does. The same object is given for
 * the same number while somebody holds it.
 *
 * Returns: (transfer full): the party
 */
PbxParty *
pbx_directory_get_party (PbxDirectory *self, const char *number)
{
  PbxParty *party;
  GList *link;

  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);

  if (number == NULL)
    number = "";
  link = g_hash_table_lookup (self->parties, number);
  if (link != NULL)
    {
      g_queue_unlink (&self->recent, link);
      g_queue_push_head_link (&self->recent, link);
      return g_object_ref (link->data);
    }

  if (g_queue_get_length (&self->recent) >= MAX_PARTIES)
    {
      g_autoptr (PbxParty) oldest = g_queue_pop_tail (&self->recent);

      g_hash_table_remove (self->parties, pbx_party_get_number (oldest));
    }
  party = pbx_party_new (number);
  pbx_party_set_person (party, pbx_directory_lookup (self, number));
  g_queue_push_head (&self->recent, g_object_ref (party));
  g_hash_table_insert (self->parties, (char *) pbx_party_get_number (party), self->recent.head);

  return party;
}

/**
 * pbx_directory_search:
 * @self: a directory
 * @text: what somebody typed
 * @max: how many people to find at most
 *
 * Finds people by number, name, company, department and email, folded as pbx_fold_text() does; extensions
 * come before contacts that match as well.
 *
 * Returns: (transfer full) (element-type PbxPerson): who was found, best first
 */
GPtrArray *
pbx_directory_search (PbxDirectory *self, const char *text, guint max)
{
  g_return_val_if_fail (PBX_IS_DIRECTORY (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->index == NULL)
    {
      g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint kind = 0; kind < G_N_ELEMENTS (self->stores); kind++)
        {
          for (guint i = 0; i < n_people (self, kind); i++)
            g_ptr_array_add (people, g_list_model_get_item (G_LIST_MODEL (self->stores[kind]), i));
        }
      self->index = pbx_people_index_new (people);
    }

  return pbx_people_index_search (self->index, text, max);
}
